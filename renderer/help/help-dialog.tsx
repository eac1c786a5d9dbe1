import { closeDialog } from '../app/app.ts'
import { useApp } from '../app/context.tsx'
import type { HelpPage } from '../app/app-state.ts'
import { Answers, Button, Modal } from '../ui/index.ts'
import { About } from './about.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { News } from './news.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'

const pages = {
  shortcuts: { title: '快捷键', width: 'widest', Content: ShortcutSheet },
  news: { title: '新增功能', width: 'widest', Content: News },
  diagnostics: { title: '诊断报告', width: 'wide', Content: Diagnostics },
  about: { title: '关于内刊', width: 'wide', Content: About },
} as const

/** What the help menu opens. */
export function HelpDialog({ page }: { readonly page: HelpPage }) {
  const app = useApp()
  const { title, width, Content } = pages[page]
  return (
    <Modal title={title} width={width} onDismiss={() => closeDialog(app)}>
      <Content />
      <Answers>
        <Button tone="outline" isLarge autoFocus onPress={() => closeDialog(app)}>
          关闭
        </Button>
      </Answers>
    </Modal>
  )
}
