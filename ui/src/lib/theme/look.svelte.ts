/** How the pages look: theme, density, narrow navigation. Kept in this browser. */

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

const KEY = 'gateway-look';
const THEMES: Theme[] = ['system', 'light', 'dark'];

class Look {
  theme = $state<Theme>('system');
  density = $state<Density>('comfortable');
  narrowNav = $state(false);
  /** Rises whenever colours may have changed: what paints on a canvas reads it to paint anew. */
  painted = $state(0);

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>;
      this.theme = THEMES.includes(kept.theme as Theme) ? (kept.theme as Theme) : 'system';
      this.density = kept.density === 'compact' ? 'compact' : 'comfortable';
      this.narrowNav = kept.narrowNav === true;
    } catch {
      // Without a store, or with garbage in it, the defaults hold.
    }
    if (typeof matchMedia === 'function') {
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.painted++);
    }
  }

  /** True if the pages are dark now. */
  get dark(): boolean {
    void this.painted;
    return this.theme === 'system'
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : this.theme === 'dark';
  }

  set(theme: Theme): void {
    this.theme = theme;
    this.apply();
  }

  /** System, light, dark, system … */
  nextTheme(): void {
    this.set(THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system');
  }

  setDensity(density: Density): void {
    this.density = density;
    this.apply();
  }

  setNarrowNav(narrow: boolean): void {
    this.narrowNav = narrow;
    this.apply();
  }

  /** Puts the choice on the page and keeps it. */
  apply(): void {
    const root = document.documentElement;
    if (this.theme === 'system') {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = this.theme;
    }
    root.dataset.density = this.density;
    this.painted++;
    try {
      const { theme, density, narrowNav } = this;
      localStorage.setItem(KEY, JSON.stringify({ theme, density, narrowNav }));
    } catch {
      // Not kept, but in force.
    }
  }
}

export const look = new Look();
