/**
 * Bytes inside JSON. Every `Uint8Array` travels as `{"$bytes": "<base64>"}`, in both directions and
 * at any depth; no other object of the contract has a key that starts with `$`.
 */

/** Bytes per call of `String.fromCharCode`: its arguments go on the stack. */
const chunkLength = 0x8000

export function stringifyWithBytes(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Uint8Array ? { $bytes: base64Of(part) } : part,
  )
}

/** Throws the parser's SyntaxError on anything but JSON. */
export function parseWithBytes(text: string): unknown {
  return JSON.parse(text, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('$bytes' in part)) return part
    return typeof part.$bytes === 'string' ? bytesOf(part.$bytes) : part
  })
}

export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += chunkLength) {
    binary += String.fromCharCode(...bytes.subarray(start, start + chunkLength))
  }
  return btoa(binary)
}

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
