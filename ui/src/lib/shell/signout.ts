import { session } from '../session/session.svelte';
import { toast } from '../ui/toasts.svelte';

/** Ends the session in the gateway, which brings the sign-in back. */
export async function signOut(): Promise<void> {
  await session.signOut();
  if (!session.mustSignIn) {
    toast.info('This gateway asks for no token: there is nothing to sign out of.');
  }
}
