import { Editor, Operation, Path, type Operation as SlateOperation, type Range } from 'slate'
import type { Template } from '../../core/template/schema.ts'
import type { BulletinEditor } from './slate-types.ts'

/** What one undo takes back. */
export interface UndoBatch {
  readonly operations: SlateOperation[]
  readonly selectionBefore: Range | null
  selectionAfter: Range | null
  /** Another house style, put to use in the same step. */
  readonly style: StyleChange | null
}

export interface StyleChange {
  readonly before: Template
  readonly after: Template
}

export interface HistoryEditor {
  readonly history: { readonly undos: UndoBatch[]; readonly redos: UndoBatch[] }
  undo(): void
  redo(): void
  /** What is changed from here on is undone apart from what was changed before. */
  cutHistory(): void
  /** Runs a change as one step together with a change of the house style, which is put to use. */
  restyle(style: StyleChange, change: () => void): void
  /** Puts a house style to use; set by whoever shows it. */
  setStyle(template: Template): void
}

const batchLimit = 1000
const pauseMs = 1000
const sentenceEnd = /[。！？!?]$/

/**
 * One history for everything in the bulletin, fields included. Typing is cut into batches at a
 * pause, at the end of a sentence and where the caret is moved; every command is a batch of its own.
 */
export function withHistory(editor: BulletinEditor, now: () => number): BulletinEditor {
  const undos: UndoBatch[] = []
  const redos: UndoBatch[] = []
  const { apply, onChange } = editor
  let isReplaying = false
  /** Whether operations since the last flush belong to the newest batch. */
  let isJoined = false
  let isCut = false
  let lastTimeMs = -Infinity

  const push = (batch: UndoBatch) => {
    undos.push(batch)
    if (undos.length > batchLimit) undos.shift()
  }
  const belongs = (operation: SlateOperation): boolean => {
    if (undos.length === 0 || isCut) return false
    if (isJoined) return true
    const previous = undos.at(-1)?.operations.at(-1)
    return (
      now() - lastTimeMs <= pauseMs && previous !== undefined && join(previous, operation) !== null
    )
  }

  editor.apply = (operation) => {
    if (isReplaying) return apply(operation)
    if (operation.type === 'set_selection') {
      apply(operation)
      const newest = undos.at(-1)
      if (isJoined && newest) newest.selectionAfter = editor.selection
      else isCut = true
      return
    }
    if (belongs(operation)) add(undos.at(-1)!.operations, operation)
    else {
      const { selection } = editor
      push({
        ...{ operations: [operation], selectionBefore: selection, selectionAfter: null },
        style: null,
      })
    }
    redos.length = 0
    isJoined = true
    isCut = false
    lastTimeMs = now()
    const batch = undos.at(-1)!
    apply(operation)
    batch.selectionAfter = editor.selection
    if (operation.type === 'insert_text' && sentenceEnd.test(operation.text)) cutAfterFlush = true
  }

  let cutAfterFlush = false
  editor.onChange = (options) => {
    isJoined = false
    if (cutAfterFlush) isCut = true
    cutAfterFlush = false
    onChange(options)
  }

  const replay = (operations: readonly SlateOperation[], selection: Range | null) => {
    isReplaying = true
    try {
      Editor.withoutNormalizing(editor, () => {
        for (const operation of operations) editor.apply(operation)
        if (selection === null) editor.deselect()
        else editor.select(selection)
      })
    } finally {
      isReplaying = false
      isCut = true
      isJoined = false
    }
  }

  editor.cutHistory = () => {
    isCut = true
    isJoined = false
  }
  editor.setStyle = () => {}
  editor.restyle = (style, change) => {
    const { selection } = editor
    push({ operations: [], selectionBefore: selection, selectionAfter: selection, style })
    redos.length = 0
    isJoined = true
    isCut = false
    editor.setStyle(style.after)
    Editor.withoutNormalizing(editor, change)
    editor.cutHistory()
  }
  editor.undo = () => {
    const batch = undos.pop()
    if (!batch) return
    if (batch.style !== null) editor.setStyle(batch.style.before)
    replay(batch.operations.map(Operation.inverse).reverse(), batch.selectionBefore)
    redos.push(batch)
  }
  editor.redo = () => {
    const batch = redos.pop()
    if (!batch) return
    if (batch.style !== null) editor.setStyle(batch.style.after)
    replay(batch.operations, batch.selectionAfter)
    undos.push(batch)
  }
  return Object.assign(editor, { history: { undos, redos } })
}

/** What is typed, or deleted, key by key is kept as one operation. */
function add(operations: SlateOperation[], operation: SlateOperation): void {
  const previous = operations.at(-1)
  const joined = previous === undefined ? null : join(previous, operation)
  if (joined === null) operations.push(operation)
  else operations.splice(-1, 1, joined)
}

/** Both as one where the second goes on typing or deleting where the first stopped, else null. */
function join(previous: SlateOperation, operation: SlateOperation): SlateOperation | null {
  if (!('text' in operation && 'text' in previous)) return null
  if (!Path.equals(operation.path, previous.path)) return null
  const { offset, text } = previous
  if (operation.type === 'insert_text' && previous.type === 'insert_text') {
    const isEnd = operation.offset === offset + text.length
    return isEnd ? { ...previous, text: text + operation.text } : null
  }
  if (operation.type === 'remove_text' && previous.type === 'remove_text') {
    if (operation.offset === offset) return { ...previous, text: text + operation.text }
    if (operation.offset + operation.text.length === offset) {
      return { ...operation, text: operation.text + text }
    }
  }
  return null
}

/** Runs a command as one undo step of its own. */
export function asOneStep(editor: BulletinEditor, change: () => void): void {
  editor.cutHistory()
  Editor.withoutNormalizing(editor, change)
  editor.cutHistory()
}

/**
 * Runs a command as a part of an earlier step, where that is still the newest one; else as a step of
 * its own. Answers the step that holds the change; the earlier one where nothing has changed.
 */
export function goOnWithStep(
  editor: BulletinEditor,
  step: UndoBatch | null,
  change: () => void,
): UndoBatch | null {
  const { undos } = editor.history
  const before = undos.at(-1)
  asOneStep(editor, change)
  const newest = undos.at(-1)
  if (newest === undefined || newest === before) return step
  if (step === null || step !== before) return newest
  step.operations.push(...newest.operations)
  step.selectionAfter = newest.selectionAfter
  undos.pop()
  return step
}
