import { useEffect, useState } from 'react'
import type { Bulletin } from '../../core/model/index.ts'
import { Answers, Button, Field, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import type { Dialog } from './app-state.ts'
import { CharactersDialog } from './characters-dialog.tsx'
import { useApp, useAppState, useSnapshot } from './context.tsx'
import { HelpDialog } from '../help/help-dialog.tsx'
import { goOn } from '../library/library-actions.ts'
import { PublicationDialog } from '../library/publication-dialog.tsx'
import { RenameDialog } from '../library/rename-dialog.tsx'
import { nextOf, publicationsOf } from '../library/publications.ts'
import { ExportDialog } from './export-dialog.tsx'
import { newIssue, openIssue, refreshLists } from './issue-actions.ts'
import { LibraryList } from './library-list.tsx'
import { Palette } from './palette.tsx'
import { BusyDialog, OutsideDialog } from './outside-dialog.tsx'
import { PrintDialog } from './print-dialog.tsx'
import { RecoverDialog } from './recover-dialog.tsx'
import { saveUnderName } from './save-actions.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { VersionsDialog } from './versions-dialog.tsx'
import styles from './dialogs.module.css'

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useAppState((state) => state.dialog)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'export':
      return <ExportDialog initial={dialog} />
    case 'saveAs':
      return <SaveDialog dialog={dialog} />
    case 'outside':
      return <OutsideDialog change={dialog.change} />
    case 'busy':
      return <BusyDialog issue={dialog.issue} />
    case 'versions':
      return <VersionsDialog versions={dialog.versions} />
    case 'openFromLibrary':
      return <OpenDialog files={dialog.files} />
    case 'newIssue':
      return <NewIssueDialog />
    case 'newPublication':
      return <PublicationDialog />
    case 'renameIssue':
      return <RenameDialog dialog={dialog} />
    case 'search':
      return <Palette />
    case 'recover':
      return <RecoverDialog />
    case 'print':
      return <PrintDialog />
    case 'settings':
      return <SettingsDialog />
    case 'help':
      return <HelpDialog page={dialog.page} />
    case 'specialCharacters':
      return <CharactersDialog />
    case 'confirm':
      return <ConfirmDialog dialog={dialog} />
  }
}

function ConfirmDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'confirm' }> }) {
  const app = useApp()
  const isGrave = dialog.choices[0]?.tone === 'danger'
  return (
    <Modal title={dialog.title} role="alertdialog" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>{dialog.text}</p>
      <Answers>
        {/* A habit of pressing Enter must not do what cannot be undone. */}
        <Button isLarge autoFocus={isGrave} onPress={() => closeDialog(app)}>
          取消
        </Button>
        {dialog.choices.toReversed().map(({ label, tone, run }, index, all) => (
          <Button
            key={label}
            isLarge
            tone={tone === 'plain' ? 'outline' : tone}
            autoFocus={!isGrave && index === all.length - 1}
            onPress={run}
          >
            {label}
          </Button>
        ))}
      </Answers>
    </Modal>
  )
}

function SaveDialog({ dialog }: { dialog: Extract<Dialog, { kind: 'saveAs' }> }) {
  const app = useApp()
  const library = useAppState((state) => state.start?.library ?? null)
  const [name, setName] = useState(dialog.name)
  const fault = faultOfName(name)
  const save = () => {
    if (fault === null) void saveUnderName(app, name.trim(), dialog.options)
  }
  return (
    <Modal title="存到文库" onDismiss={() => closeDialog(app)}>
      <Field
        label="名称"
        suffix=".neikan"
        value={name}
        fault={name === '' ? null : fault}
        hint={`放在文库“${library ?? ''}”里；名称里的“/”表示文件夹，如 2026年/第4期。`}
        autoFocus
        onChange={setName}
        onEnter={save}
      />
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
        <Button tone="main" isLarge isDisabled={fault !== null} onPress={save}>
          保存
        </Button>
      </Answers>
    </Modal>
  )
}

/** What is wrong with a name of a file in the library, or null. */
function faultOfName(name: string): string | null {
  const parts = name.trim().split('/')
  if (parts.some((part) => part.trim() === '')) return '名称不能空着。'
  if (/[\\:*?"<>|]/.test(name)) return '名称里不能有 \\ : * ? " < > |。'
  if (parts.some((part) => /^(con|prn|aux|nul|(?:com|lpt)[\d¹²³])\s*(\.|$)/i.test(part.trim()))) {
    return '名称是系统保留的，换一个名称。'
  }
  if (parts.some((part) => /^\.|\.$/.test(part.trim()))) return '名称不能以点开头或结尾。'
  return null
}

function OpenDialog({ files }: { files: Extract<Dialog, { kind: 'openFromLibrary' }>['files'] }) {
  const app = useApp()
  return (
    <Modal title="从文库打开" width="wide" onDismiss={() => closeDialog(app)}>
      {files.length === 0 ? (
        <p className={styles.text}>文库里还没有文件。保存一期之后，它会列在这里。</p>
      ) : (
        <LibraryList label="文库" files={files} onOpen={(path) => void openIssue(app, path)} />
      )}
      <Answers>
        <Button tone="outline" isLarge onPress={() => closeDialog(app)}>
          关闭
        </Button>
      </Answers>
    </Modal>
  )
}

const nameplateOf = ({ children }: Bulletin): string | null =>
  children.find((part) => part.type === 'masthead')?.nameplate ?? null

/** The next issue of a publication, as in the register, or one that belongs to none. */
function NewIssueDialog() {
  const app = useApp()
  const templates = useAppState((state) => state.start?.templates ?? null) ?? []
  const library = useAppState((state) => state.library)
  useEffect(() => void refreshLists(app), [app])
  const nameplate = useSnapshot(({ bulletin }) => nameplateOf(bulletin))
  const all = library === null ? [] : publicationsOf(library)
  // The one that is on the desk first.
  const publications = all.toSorted(
    (a, b) => Number(b.nameplate === nameplate) - Number(a.nameplate === nameplate),
  )
  const thisYear = new Date().getFullYear()
  return (
    <Modal title="新建一期" onDismiss={() => closeDialog(app)}>
      {publications.length > 0 && (
        <div className={styles.templates} role="group" aria-label="刊物的下一期">
          {publications.map((publication, index) => (
            <Button
              key={publication.key}
              tone="outline"
              isLarge
              autoFocus={index === 0}
              onPress={() => void goOn(app, publication.latest.path, 'next')}
            >
              {`${publication.name} 第${nextOf(publication, false, thisYear).issueNumber}期`}
            </Button>
          ))}
        </div>
      )}
      {publications.length > 0 && <p className={styles.or}>或者只用版式，不接着哪种刊物</p>}
      <div className={styles.templates} role="group" aria-label="版式">
        {templates.map(({ id, name }, index) => (
          <Button
            key={id}
            tone="outline"
            isLarge
            autoFocus={index === 0 && publications.length === 0}
            onPress={() => void newIssue(app, id)}
          >
            {name}
          </Button>
        ))}
      </div>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
      </Answers>
    </Modal>
  )
}
