import { askForExport } from '../export-actions.ts'
import { offerName } from '../../library/library-actions.ts'
import { leaveIssue, newIssue, openIssue, openSample, showImportReport } from '../issue-actions.ts'
import { chooseManuscripts } from '../manuscript-actions.ts'
import { isUnsaved, saveIssue, tellOfChange } from '../save-actions.ts'
import { showVersions } from '../version-actions.ts'
import { isAtDesk, isFree, type Command } from './command.ts'

export const fileCommands: readonly Command[] = [
  {
    id: 'new-issue',
    name: '新建一期',
    shortcut: 'Ctrl+N',
    isEnabled: isFree,
    run: async ({ app }) => {
      const templates = app.store.get().start?.templates ?? []
      const [only] = templates
      if (templates.length === 1 && only !== undefined) return newIssue(app, only.id)
      app.store.set({ dialog: { kind: 'newIssue' } })
    },
  },
  {
    id: 'open-issue',
    name: '打开…',
    shortcut: 'Ctrl+O',
    isEnabled: isFree,
    run: ({ app }) => openIssue(app, null),
  },
  {
    id: 'open-sample',
    name: '打开样例',
    shortcut: null,
    isEnabled: isFree,
    run: ({ app }) => openSample(app),
  },
  {
    id: 'save-issue',
    name: '保存',
    shortcut: 'Ctrl+S',
    isEnabled: ({ app, snapshot }) =>
      snapshot !== null && app.saving.kind !== 'saving' && (app.issue?.readOnly ?? null) === null,
    run: async ({ app }) => {
      const { issue, saving } = app.store.get()
      if (saving.kind === 'asking') return tellOfChange(app, saving.change)
      // A key pressed out of habit should not touch a file that is up to date.
      if (issue !== null && (issue.place.path === null || isUnsaved(issue))) await saveIssue(app)
    },
  },
  {
    id: 'save-issue-as',
    name: '另存为…',
    shortcut: 'Ctrl+Shift+S',
    isEnabled: isAtDesk,
    run: async ({ app }) => {
      await saveIssue(app, { saveAs: true })
    },
  },
  {
    id: 'versions',
    name: '历史版本…',
    shortcut: null,
    isEnabled: ({ app }) => app.issue !== null && app.saving.kind !== 'saving',
    run: ({ app }) => showVersions(app),
  },
  {
    id: 'export',
    name: '导出',
    shortcut: 'Ctrl+E',
    isEnabled: ({ app, snapshot }) => snapshot !== null && app.exportJob === null,
    run: ({ app }) => askForExport(app),
  },
  {
    id: 'print',
    name: '打印…',
    shortcut: 'Ctrl+P',
    isEnabled: ({ snapshot }) => snapshot !== null && snapshot.pages !== null,
    run: ({ app }) => app.store.set({ dialog: { kind: 'print' } }),
  },
  {
    id: 'add-manuscripts',
    name: '加入文本稿…',
    shortcut: null,
    isEnabled: ({ app, snapshot }) =>
      snapshot !== null && app.waitingFor === null && app.issue?.readOnly === null,
    run: ({ app }) => chooseManuscripts(app),
  },
  {
    id: 'import-report',
    name: '导入报告',
    shortcut: null,
    isEnabled: ({ app }) => app.issue !== null && app.issue.importReports.length > 0,
    run: ({ app }) => showImportReport(app),
  },
  {
    id: 'house-style',
    name: '版式…',
    shortcut: null,
    isEnabled: ({ app }) => app.issue !== null && app.issue.readOnly === null,
    run: ({ app }) => app.store.set({ isStyling: true }),
  },
  {
    id: 'settings',
    name: '设置…',
    shortcut: null,
    isEnabled: isFree,
    run: ({ app }) => app.store.set({ dialog: { kind: 'settings' } }),
  },
  {
    id: 'leave-issue',
    name: '回到台账',
    shortcut: null,
    isEnabled: isAtDesk,
    run: async ({ app }) => {
      await leaveIssue(app)
      if (app.store.get().issue === null) offerName(app, app.store.get().librarySelection)
    },
  },
]
