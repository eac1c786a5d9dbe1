import type { HeadingLevel } from '../../../core/model/index.ts'
import {
  clearFormatting,
  insertFootnote,
  insertList,
  insertTable,
  runInHere,
  runInLevelHere,
  setHeading,
  toggleBold,
  toggleLead,
  toggleRunIn,
} from '../../editor/index.ts'
import { breakHeadlineAnew } from '../headline-actions.ts'
import { choosePicture } from '../picture-actions.ts'
import { isAtDesk, requireSession, type Command, type CommandState } from './command.ts'

/** Blocks that can be body text or a heading, or that a run-in heading can open. */
const bodyTypes = new Set(['paragraph', 'heading', 'listItem', 'caption', 'attachmentNote'])

function isInBody(state: CommandState): boolean {
  const type = state.snapshot?.caret.blockType ?? null
  return isAtDesk(state) && type !== null && bodyTypes.has(type)
}

function isInType(...types: readonly string[]): (state: CommandState) => boolean {
  return (state) => isAtDesk(state) && types.includes(state.snapshot?.caret.blockType ?? '')
}

const headingNames: Record<HeadingLevel, string> = { 1: '一、', 2: '（一）', 3: '1.', 4: '（1）' }
const longHeadingNames: Record<HeadingLevel, string> = {
  1: '一级标题',
  2: '二级标题',
  3: '三级标题',
  4: '四级标题',
}

/** 一、 （一） 1. （1）: the level of a heading on its own line, or of the run-in heading here. */
function headingCommand(level: HeadingLevel): Command {
  return {
    id: `heading-${level}`,
    name: `${longHeadingNames[level]} ${headingNames[level]}`,
    shortcut: `Ctrl+Alt+${level}`,
    isEnabled: isInType('paragraph', 'heading', 'caption', 'attachmentNote'),
    isActive: ({ snapshot }) =>
      snapshot?.caret.headingLevel === level || snapshot?.caret.runIn === level,
    run: (context) => {
      const session = requireSession(context)
      const { headingLevel } = session.getSnapshot().caret
      if (runInHere(session.editor) !== null) toggleRunIn(session.editor, level)
      else setHeading(session.editor, headingLevel === level ? null : level)
      session.focus()
    },
  }
}

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    name: '撤销',
    shortcut: 'Ctrl+Z',
    yieldsToFields: true,
    isEnabled: (state) => isAtDesk(state) && state.snapshot?.canUndo === true,
    run: (context) => requireSession(context).editor.undo(),
  },
  {
    id: 'redo',
    name: '重做',
    shortcut: 'Ctrl+Y',
    yieldsToFields: true,
    isEnabled: (state) => isAtDesk(state) && state.snapshot?.canRedo === true,
    run: (context) => requireSession(context).editor.redo(),
  },
  {
    id: 'body-text',
    name: '正文',
    shortcut: 'Ctrl+Alt+0',
    isEnabled: isInType('paragraph', 'heading', 'caption', 'attachmentNote'),
    isActive: ({ snapshot }) => snapshot?.caret.blockType === 'paragraph',
    run: (context) => {
      const session = requireSession(context)
      setHeading(session.editor, null)
      session.focus()
    },
  },
  ...([1, 2, 3, 4] as const).map(headingCommand),
  {
    id: 'balance-headline',
    name: '标题断行',
    shortcut: 'Ctrl+Alt+J',
    isEnabled: isInType('headline'),
    run: (context) => {
      const session = requireSession(context)
      breakHeadlineAnew(context.app, session, session.getSnapshot().caret.blockId ?? '')
      session.focus()
    },
  },
  {
    id: 'run-in-heading',
    name: '段首小标题',
    shortcut: 'Ctrl+Alt+H',
    isEnabled: isInType('paragraph', 'heading'),
    isActive: ({ snapshot }) => (snapshot?.caret.runIn ?? null) !== null,
    run: (context) => {
      const session = requireSession(context)
      const { editor } = session
      const { headingLevel } = session.getSnapshot().caret
      if (headingLevel !== null) setHeading(editor, null)
      toggleRunIn(editor, runInHere(editor) ?? headingLevel ?? runInLevelHere(editor))
      session.focus()
    },
  },
  {
    id: 'lead',
    name: '一是',
    shortcut: 'Ctrl+Alt+L',
    isEnabled: isInType('paragraph', 'listItem'),
    isActive: ({ snapshot }) => snapshot?.caret.lead === true,
    run: (context) => {
      const session = requireSession(context)
      toggleLead(session.editor)
      session.focus()
    },
  },
  {
    id: 'bold',
    name: '加粗',
    shortcut: 'Ctrl+B',
    yieldsToFields: true,
    isEnabled: isInType('paragraph', 'listItem', 'tableCell', 'heading', 'editorsNote'),
    isActive: ({ snapshot }) => snapshot?.caret.bold === true,
    run: (context) => {
      const session = requireSession(context)
      toggleBold(session.editor)
      session.focus()
    },
  },
  {
    id: 'list',
    name: '编号列表',
    shortcut: null,
    isEnabled: isInType('paragraph', 'heading', 'listItem'),
    isActive: ({ snapshot }) => snapshot?.caret.blockType === 'listItem',
    run: (context) => {
      const session = requireSession(context)
      insertList(session.editor, true)
      session.focus()
    },
  },
  {
    id: 'table',
    name: '插入表格（3行3列）',
    shortcut: null,
    isEnabled: isInType('paragraph', 'heading', 'listItem', 'caption'),
    run: (context) => {
      const session = requireSession(context)
      insertTable(session.editor, 3, 3)
      session.focus()
    },
  },
  {
    id: 'picture',
    name: '插入图片…',
    shortcut: null,
    isEnabled: isInType('paragraph', 'heading', 'listItem', 'caption'),
    run: ({ app }) => choosePicture(app),
  },
  {
    id: 'footnote',
    name: '脚注',
    shortcut: 'Ctrl+Alt+F',
    isEnabled: isInType('paragraph', 'listItem'),
    run: (context) => {
      insertFootnote(requireSession(context).editor, '')
    },
  },
  {
    id: 'special-character',
    name: '特殊字符…',
    shortcut: null,
    isEnabled: ({ snapshot }) => ![null, 'figure'].includes(snapshot?.caret.blockType ?? null),
    run: ({ app }) => app.store.set({ dialog: { kind: 'specialCharacters' } }),
  },
  {
    id: 'clear-formatting',
    name: '清除格式',
    shortcut: 'Ctrl+Space',
    isEnabled: isInBody,
    run: (context) => {
      const session = requireSession(context)
      clearFormatting(session.editor)
      session.focus()
    },
  },
]
