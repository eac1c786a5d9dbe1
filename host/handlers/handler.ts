import type { ZodType } from 'zod'
import type { Outcome, RequestName, Requests } from '../contract.ts'
import { refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'

export type Answer<Name extends RequestName> = Promise<Outcome<Requests[Name]['answer']>>
export type Handler<Name extends RequestName> = (ask: unknown, caller: Caller) => Answer<Name>

/** One per request: a missing one does not compile. */
export type Handlers = { readonly [Name in RequestName]: Handler<Name> }

/** A handler that parses what it is asked before it acts; what does not fit is refused. */
export function handler<Name extends RequestName, Ask>(
  schema: ZodType<Ask>,
  run: (ask: Ask, caller: Caller) => Answer<Name>,
): Handler<Name> {
  return async (ask, caller) => {
    const parsed = schema.safeParse(ask)
    if (parsed.success) return answerOf(run, parsed.data, caller)
    const place = parsed.error.issues[0]?.path.join('.') ?? ''
    return refused(`请求不合规定（${place === '' ? '整体' : place}），没有执行。请刷新后重试。`)
  }
}

/** The page must be told even of a fault of the program, in words and without a trace of text. */
async function answerOf<Name extends RequestName, Ask>(
  run: (ask: Ask, caller: Caller) => Answer<Name>,
  ask: Ask,
  caller: Caller,
): Answer<Name> {
  try {
    return await run(ask, caller)
  } catch (error) {
    if (process.env['NEIKAN_TRACE']) throw error
    const kind = error instanceof Error ? error.name : typeof error
    return refused(
      `程序内部出错（${kind}），没有完成。改动还在窗口里，请先另存一份，再重新启动内刊。`,
    )
  }
}
