/**
 * What is done on a screen before its picture is taken, by the screen's word: only where the screen as it opens
 * would not show what it is for. A pose ends when the picture can be taken.
 */
export const poses = {};
