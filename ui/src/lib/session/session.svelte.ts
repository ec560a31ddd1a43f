/** Who looks: whether the admin API demands a token, and whether this browser is signed in. */
import { ApiError, errorOf } from '../api/error';

interface SessionAnswer {
  tokenRequired: boolean;
  signedIn: boolean;
}

class Session {
  /** False until the gateway was asked once. */
  known = $state(false);
  tokenRequired = $state(false);
  signedIn = $state(true);
  /** Rises with each sign-in: loaders that were refused begin anew. */
  entries = $state(0);

  /** True if nothing can be shown without the token. */
  get mustSignIn(): boolean {
    return this.known && this.tokenRequired && !this.signedIn;
  }

  /** Asks the gateway. */
  async check(): Promise<void> {
    try {
      const answer = await fetch('/admin/session', { cache: 'no-store' });
      if (answer.ok) {
        const { tokenRequired, signedIn } = (await answer.json()) as SessionAnswer;
        this.tokenRequired = tokenRequired;
        this.signedIn = signedIn;
      }
    } catch {
      // Not reached: the loaders find that out and say so.
    }
    this.known = true;
  }

  /** Another route answered 401. */
  refused(): void {
    this.known = true;
    this.tokenRequired = true;
    this.signedIn = false;
  }

  /** @throws ApiError with the gateway's reason */
  async signIn(token: string): Promise<void> {
    let answer: Response;
    try {
      answer = await fetch('/admin/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
    } catch {
      throw new ApiError('The gateway cannot be reached.', 0);
    }
    if (!answer.ok) {
      throw errorOf(answer.status, answer.headers, await answer.json().catch(() => null));
    }
    this.tokenRequired = true;
    this.signedIn = true;
    this.entries++;
  }

  async signOut(): Promise<void> {
    await fetch('/admin/session', { method: 'DELETE' }).catch(() => undefined);
    await this.check();
  }
}

export const session = new Session();
