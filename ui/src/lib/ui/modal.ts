/** Shows a <dialog> as a modal while it is mounted, and gives the focus back after. */
import type { Attachment } from 'svelte/attachments';

export interface Modal {
  close: () => void;
  /** False: Esc and a click beside it do nothing. */
  easy?: () => boolean;
}

export function modal({ close, easy = () => true }: Modal): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus();

    const onCancel = (event: Event): void => {
      event.preventDefault();
      if (easy()) {
        close();
      }
    };
    // A press beside the box; not one that began inside, as when text is marked.
    const onDown = (event: MouseEvent): void => {
      if (event.target === dialog && easy() && beside(dialog, event)) {
        event.preventDefault();
        close();
      }
    };
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('mousedown', onDown);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('mousedown', onDown);
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  };
}

function beside(dialog: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
