/** JSON values as literals of programming languages, on one line where they are short. Pure. */

export interface Dialect {
  indent: string;
  nothing: string;
  yes: string;
  no: string;
  /** How a field begins: `"name": `. */
  field: (name: string) => string;
  /** Spaces within braces that stay on one line. */
  braces: string;
}

export const python: Dialect = {
  indent: '    ',
  nothing: 'None',
  yes: 'True',
  no: 'False',
  field: (name) => `${JSON.stringify(name)}: `,
  braces: '',
};

export const javascript: Dialect = {
  indent: '  ',
  nothing: 'null',
  yes: 'true',
  no: 'false',
  field: (name) =>
    name === '__proto__' ? '["__proto__"]: ' : /^[A-Za-z_$][\w$]*$/.test(name) ? `${name}: ` : `${JSON.stringify(name)}: `,
  braces: ' ',
};

const WIDTH = 72;

/** The value, with the lines after the first indented by `around`. */
export function literal(value: unknown, dialect: Dialect, around = ''): string {
  if (value === null || value === undefined) {
    return dialect.nothing;
  }
  if (typeof value === 'boolean') {
    return value ? dialect.yes : dialect.no;
  }
  if (typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const within = around + dialect.indent;
  const [open, close, pad] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', dialect.braces];
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, dialect, within))
    : Object.entries(value).map(([name, item]) => dialect.field(name) + literal(item, dialect, within));
  if (parts.length === 0) {
    return open + close;
  }
  const line = open + pad + parts.join(', ') + pad + close;
  if (line.length + around.length <= WIDTH && !line.includes('\n')) {
    return line;
  }
  return `${open}\n${parts.map((part) => `${within}${part},\n`).join('')}${around}${close}`;
}
