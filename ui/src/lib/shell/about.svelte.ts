/** What this gateway is: version, addresses, warnings. Loaded once by the frame, anew after a change. */
import { api } from '../api/client';
import type { About } from '../api/types';

class AboutGateway {
  data = $state.raw<About | null>(null);

  async load(): Promise<void> {
    try {
      this.data = await api.get<About>('/admin/about');
    } catch {
      // The frame shows less then; what matters says so itself.
    }
  }
}

export const about = new AboutGateway();
