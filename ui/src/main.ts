import './lib/ui/tokens.css';
import './lib/ui/base.css';
import './lib/ui/controls.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { look } from './lib/theme/look.svelte';

look.apply();
const target = document.getElementById('app');
if (target) {
  mount(App, { target });
}
