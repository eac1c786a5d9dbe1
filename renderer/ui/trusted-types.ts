interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML(markup: string): string | null }): unknown
}

/**
 * react-aria's live announcer empties itself by assigning '' to innerHTML. The content policy asks
 * for trusted types; the default policy lets exactly that through and refuses every other markup.
 */
export function allowEmptyMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createHTML: (markup) => (markup === '' ? '' : null),
  })
}
