interface Stated {
  readonly name: string;
  readonly version: string;
  readonly manifest: { readonly license?: string };
}

export const licenceOf: (one: Stated) => string;
