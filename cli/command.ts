import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Outcome } from '../host/contract.ts'
import { done, refused } from '../host/outcome.ts'

/** 0 done, 1 findings of severity error; 2 is a refusal, which is an Outcome without a value. */
export type ExitCode = 0 | 1

/** The streams and folders that a command works with. */
export interface Surroundings {
  readonly out: (text: string) => void
  /** Remarks that are not the answer. */
  readonly note: (text: string) => void
  /** The folder of this program. */
  readonly program: string
  readonly version: string
}

export interface Command {
  /** One line of the help: the arguments and what it does. */
  readonly usage: string
  readonly purpose: string
  run(args: readonly string[], around: Surroundings): Promise<Outcome<ExitCode>>
}

type Options = NonNullable<ParseArgsConfig['options']>
type Values<Given extends Options> = {
  readonly [Name in keyof Given]?: Given[Name]['type'] extends 'boolean' ? boolean : string
}

/** Splits arguments into options and exactly `places` file names; whatever else is refused. */
export function parseArguments<Given extends Options>(
  args: readonly string[],
  options: Given,
  places: number,
  usage: string,
): Outcome<{ values: Values<Given>; places: readonly string[] }> {
  const hint = `用法：neikan ${usage}`
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (parsed.positionals.length < places) return refused(`少了文件名。${hint}`)
    if (parsed.positionals.length > places) {
      return refused(`多出一个参数“${parsed.positionals[places]}”。${hint}`)
    }
    return done({ values: parsed.values as Values<Given>, places: parsed.positionals })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    const name = /'([^']*)'/.exec((error as Error).message)?.[1] ?? ''
    const fault =
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `不认识选项“${name}”` : `选项“${name}”的值不对`
    return refused(`${fault}。${hint}`)
  }
}
