/** Images of the user as data URLs: from files, the clipboard, or dropped. */
import type { ImagePart } from './prompt';

const KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
export const ACCEPT = KINDS.join(',');
/** A request is 16 MiB at most, and base64 makes a third more of an image. */
const MOST_BYTES = 10 << 20;

export interface Read {
  images: ImagePart[];
  /** In words, what could not be taken. */
  refused: string[];
}

export async function readImages(files: Iterable<File>): Promise<Read> {
  const read: Read = { images: [], refused: [] };
  for (const file of files) {
    const name = file.name || 'Image';
    if (!KINDS.includes(file.type)) {
      read.refused.push(`${name} is no PNG, JPEG, WebP or GIF image.`);
    } else if (file.size > MOST_BYTES) {
      read.refused.push(`${name} is longer than 10 MiB.`);
    } else {
      read.images.push({ name, url: await dataUrl(file) });
    }
  }
  return read;
}

/** The files of a paste or drop; empty if it is something else. */
export const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'));
    reader.readAsDataURL(file);
  });
}
