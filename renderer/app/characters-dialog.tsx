import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { insertCharacter } from '../editor/index.ts'
import { Answers, Button, Modal } from '../ui/index.ts'
import { closeDialog, type App } from './app.ts'
import styles from './characters-dialog.module.css'
import { useApp } from './context.tsx'

/** What bulletins use and a keyboard lacks; every one of them is in the bundled faces. */
const groups: readonly { readonly name: string; readonly characters: string }[] = [
  { name: '标点', characters: '—…·～〔〕【】《》〈〉「」『』“”‘’' },
  { name: '序号', characters: '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ〇' },
  { name: '单位', characters: '℃°′″％‰㎡㎥㎞㎏￥' },
  { name: '数学', characters: '＋－×÷＝±≈≠≤≥∶√∞²³½' },
  { name: '记号', characters: '○●◎□■△▲▽▼◇◆※№§→←↑↓' },
]

/** A character goes in at the caret, and the dialog with it. */
export function CharactersDialog() {
  const app = useApp()
  return (
    <Modal title="特殊字符" width="wide" onDismiss={() => closeDialog(app)}>
      <ListBox
        aria-label="特殊字符"
        layout="grid"
        autoFocus="first"
        className={styles.list ?? ''}
        items={groups.map((group) => ({ ...group, id: group.name }))}
        onAction={(key) => insert(app, String(key).slice(-1))}
      >
        {({ id, name, characters }) => (
          <ListBoxSection id={id} className={styles.group ?? ''}>
            <Header className={styles.name ?? ''}>{name}</Header>
            <Collection
              items={[...new Set(characters)].map((each) => ({ id: `${name}${each}`, each }))}
            >
              {({ id: key, each }) => (
                <ListBoxItem id={key} textValue={each} className={styles.character ?? ''}>
                  {each}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <Answers>
        <Button tone="outline" isLarge onPress={() => closeDialog(app)}>
          关闭
        </Button>
      </Answers>
    </Modal>
  )
}

function insert(app: App, character: string): void {
  closeDialog(app)
  const session = app.store.get().issue?.session
  if (session === undefined) return
  insertCharacter(session.editor, character)
  session.focus()
}
