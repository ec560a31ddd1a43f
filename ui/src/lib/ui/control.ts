/** What a Field hands to the control within it, so that label, hint and error belong together. */
export interface Control {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true | undefined;
  /** A screen reads the name of the field in it, as the server's `param` names it. */
  name?: string;
}
