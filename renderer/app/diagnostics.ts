/**
 * What the office's IT man needs to know, and no word of any document: numbers, names of the
 * program's own parts, and where its errors happened. Messages of errors are left out, for they may
 * quote what was typed.
 */
import { countBulletin, elements } from '../../core/model/index.ts'
import type { App } from './app.ts'

const mostErrors = 20
const errors: string[] = []

export function noteError(kind: string, error: unknown): void {
  errors.push(`${new Date().toISOString()} ${kind} ${placeOf(error)}`)
  errors.splice(0, errors.length - mostErrors)
}

/** Keeps the places of the last errors. Stops when the answer is called. */
export function watchErrors(): () => void {
  const onError = ({ error }: ErrorEvent) => noteError('error', error)
  const onRejection = ({ reason }: PromiseRejectionEvent) => noteError('rejection', reason)
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
  return () => {
    removeEventListener('error', onError)
    removeEventListener('unhandledrejection', onRejection)
  }
}

/** The error's kind, and files and lines of the program from its stack. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error'
  const places = error.stack?.match(/\/[\w.-]+\.js:\d+:\d+/g) ?? []
  return [error.constructor.name, ...places.slice(0, 6)].join(' ')
}

export function diagnosticReport({ store }: App): string {
  const state = store.get()
  const { start, issue, settings, saving, library } = state
  const snapshot = issue?.session.getSnapshot() ?? null
  const yes = (value: boolean) => (value ? '是' : '否')
  const lines = [
    ['内刊', start?.version ?? '？'],
    ['外壳', start?.shell ?? '？'],
    ['浏览器内核', /Chrom\w*\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? '？'],
    ['系统', navigator.platform],
    ['窗口', `${innerWidth}×${innerHeight}，像素比 ${devicePixelRatio}`],
    ['显示比例', `${state.zoom}%`],
    ['自动保存', yes(settings.autosaves)],
    ['不留痕迹', yes(settings.leavesNoTraces)],
    ['不用显卡', yes(settings.drawsWithoutGpu)],
    ['文库期数', String(library?.issues.length ?? 0)],
    ['文库读不了的文件', String(library?.faults.length ?? 0)],
    ['待恢复', String(state.recoverable.length)],
    ['保存状态', saving.kind],
    ...(snapshot === null ? [['打开的一期', '无'] as const] : issueLines(snapshot)),
    ['最近的错误', String(errors.length)],
  ]
  return [...lines.map(([name, value]) => `${name}：${value}`), ...errors].join('\n')
}

type Snapshot = ReturnType<
  NonNullable<ReturnType<App['store']['get']>['issue']>['session']['getSnapshot']
>

function issueLines({ bulletin, pages, isUnsaved, canUndo }: Snapshot) {
  const kinds = new Map<string, number>()
  for (const { element } of elements(bulletin)) {
    kinds.set(element.type, (kinds.get(element.type) ?? 0) + 1)
  }
  return [
    ['页数', String(pages?.pageCount ?? '？')],
    ['字数', String(countBulletin(bulletin))],
    ['各种元素', [...kinds].map(([kind, count]) => `${kind} ${count}`).join('，')],
    ['未存的改动', isUnsaved ? '有' : '无'],
    ['可撤销', canUndo ? '是' : '否'],
  ] as const
}
