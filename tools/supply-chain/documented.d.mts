export const documentedIn: (page: string) => Map<string, string>;
export const undocumented: (
  page: string,
  packages: readonly { readonly name: string; readonly alias: string; readonly licence: string }[],
) => string[];
