import { Button as AriaButton } from 'react-aria-components'
import type { BusyIssue, OutsideChange } from '../../host/contract.ts'
import { Answers, Button, Modal } from '../ui/index.ts'
import { closeDialog } from './app.ts'
import type { App } from './app.ts'
import { useApp, useAppState, useSnapshot } from './context.tsx'
import { openIssue } from './issue-actions.ts'
import { dayOf, nameOf } from './library-list.tsx'
import { followFile, keepMine, reloadIssue, tryAgain } from './outside-changes.ts'
import { holderName, saveIssue } from './save-actions.ts'
import styles from './outside-dialog.module.css'

interface Way {
  readonly label: string
  /** What it does to which words. */
  readonly effect: string
  readonly run: (app: App) => void
}

/** Somebody else did something to the file: what it was, and every way on with what it does. */
export function OutsideDialog({ change }: { readonly change: OutsideChange }) {
  const app = useApp()
  const path = useAppState((state) => state.issue?.place.path ?? '')
  const isUnsaved = useSnapshot((snapshot) => snapshot.isUnsaved) ?? false
  const keepsVersions = useAppState((state) => !state.settings.leavesNoTraces)
  const { title, text, ways } = wordsOf(change, nameOf(path), { isUnsaved, keepsVersions })
  const later = change.kind === 'takenOver' ? '知道了' : '以后再说'
  return <WaysDialog title={title} text={text} ways={ways} later={later} app={app} />
}

/** Somebody else writes in the issue that is to be opened. */
export function BusyDialog({ issue: { busy, path, name } }: { readonly issue: BusyIssue }) {
  const app = useApp()
  const title = busy.where === 'window' ? '此期已在另一个窗口中打开' : `此期已在别处打开：“${name}”`
  const text = `${holderName(busy)}从${dayOf(busy.since)}起正在编辑“${name}”。两处同时写，会互相覆盖。`
  const ways: readonly Way[] = [
    {
      label: '只读打开',
      effect: '只能看和导出，不能改；那边照常编辑。',
      run: () => void openIssue(app, path, 'readOnly'),
    },
    {
      label: '在这里接管',
      effect:
        busy.where === 'window'
          ? '在这里编辑；那个窗口马上变为只读，并得到通知。'
          : '在这里编辑；那边下次存盘时会得到通知，变为只读。请先和对方说一声。',
      run: () => void openIssue(app, path, 'takeOver'),
    },
  ]
  return <WaysDialog title={title} text={text} ways={ways} later="取消" app={app} />
}

function WaysDialog(props: {
  readonly title: string
  readonly text: string
  readonly ways: readonly Way[]
  readonly later: string
  readonly app: App
}) {
  const { title, text, ways, later, app } = props
  return (
    <Modal title={title} role="alertdialog" onDismiss={() => closeDialog(app)}>
      <p className={styles.text}>{text}</p>
      <div className={styles.ways}>
        {/* None has the focus: who is typing must not choose one by a space. */}
        {ways.map(({ label, effect, run }) => (
          <AriaButton key={label} className={styles.way ?? ''} onPress={() => run(app)}>
            <strong>{label}</strong>
            <small>{effect}</small>
          </AriaButton>
        ))}
      </div>
      <Answers>
        <Button isLarge onPress={() => closeDialog(app)}>
          {later}
        </Button>
      </Answers>
    </Modal>
  )
}

const saveAs: Way = {
  label: '另存为…',
  effect: '这里的内容存成另一个文件，原来的文件不动。',
  run: (app) => void saveIssue(app, { saveAs: true }),
}
const putBack: Way = {
  label: '重新保存到原处',
  effect: '用原来的名字，把这里的内容再存一份。',
  run: (app) => void keepMine(app),
}

interface Standing {
  readonly isUnsaved: boolean
  /** Not on machines where no traces are left. */
  readonly keepsVersions: boolean
}

function wordsOf(
  change: OutsideChange,
  name: string,
  { isUnsaved, keepsVersions }: Standing,
): { readonly title: string; readonly text: string; readonly ways: readonly Way[] } {
  switch (change.kind) {
    case 'changed':
      return {
        title: `“${name}”在别处改过了`,
        text: `文件在${dayOf(change.at)}被另一个程序或另一台电脑改过。${
          isUnsaved ? '这里也有没存盘的改动，两份不一样。' : '这里显示的是改动以前的内容。'
        }选定以前，不会自动保存。`,
        ways: changedWays({ isUnsaved, keepsVersions }),
      }
    case 'missing':
      return {
        title: `“${name}”不在原处了`,
        text: '文件被删除或移走了。内容都还在这个窗口里，一个字没有少；选定以前，不会自动保存。',
        ways: [putBack, saveAs],
      }
    case 'renamed':
      return {
        title: `“${name}”被改名了`,
        text: `文件现在叫“${nameOf(change.to)}”，内容没有动。选定以前，不会自动保存。`,
        ways: [
          {
            label: '改用新名字',
            effect: `以后都存到“${nameOf(change.to)}”里。`,
            run: (app) => void followFile(app, change.to),
          },
          putBack,
          saveAs,
        ],
      }
    case 'folderMissing':
      return {
        title: '文件所在的文件夹不见了',
        text: `找不到存放“${name}”的文件夹：U 盘可能被拔出，网络盘可能断开，文件夹也可能被移走。内容都还在这个窗口里，恢复记录也照常在记。`,
        ways: [
          {
            label: '再试一次',
            effect: '接回 U 盘或网络盘以后，存到原处。',
            run: (app) => void tryAgain(app),
          },
          saveAs,
        ],
      }
    case 'takenOver':
      return {
        title: '此期已被接管，这里变为只读',
        text: `${holderName(change.by)}在${dayOf(change.by.since)}接管了“${name}”。${
          isUnsaved ? unsavedHere(keepsVersions) : '这里的内容都已存盘。'
        }`,
        ways: [{ ...saveAs, label: '另存为副本…' }],
      }
  }
}

const unsavedHere = (keepsVersions: boolean): string =>
  `这里还有没存盘的改动${keepsVersions ? '，留在“历史版本”里' : ''}；可以另存为副本，再和那边对照。`

const changedWays = ({ isUnsaved, keepsVersions }: Standing): readonly Way[] => [
  {
    label: '保留我的',
    effect: `用这里的内容覆盖文件；${
      keepsVersions ? '被覆盖的那份留在“历史版本”里。' : '被覆盖的那份找不回来。'
    }`,
    run: (app) => void keepMine(app),
  },
  {
    label: '重新载入',
    effect: isUnsaved
      ? `换成文件里的内容；这里没存盘的改动${keepsVersions ? '留在“历史版本”里。' : '找不回来。'}`
      : '换成文件里的内容，接着编辑。',
    run: (app) => void reloadIssue(app, 'takeOver'),
  },
  saveAs,
  {
    label: '只读打开',
    effect: '只看文件里现在的内容，什么都不改。',
    run: (app) => void reloadIssue(app, 'readOnly'),
  },
]
