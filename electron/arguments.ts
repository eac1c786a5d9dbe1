import path from 'node:path'

/** First words that make the program a command line instead of a desk. */
const commandWords = new Set([
  'new',
  'import',
  'export',
  'check',
  'layout',
  'inspect',
  'serve',
  '--help',
  '--version',
])

export const isCommandLine = ([first]: readonly string[]): boolean =>
  first !== undefined && commandWords.has(first)

/** The issue files among the arguments, absolute. Switches and anything else are passed over. */
export function issueFiles(args: readonly string[], folder: string): readonly string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && /\.neikan$/i.test(argument))
    .filter((argument) => !isRemote(argument))
    .map((argument) => path.resolve(folder, argument))
}

/** A share named by an address would send the user's credentials to it before anyone agreed. */
const isRemote = (argument: string): boolean =>
  /^(\\\\|\/\/|[a-z][a-z0-9+.-]+:\/\/)/i.test(argument)
