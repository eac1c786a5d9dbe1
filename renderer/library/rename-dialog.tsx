import { useState } from 'react'
import type { Dialog } from '../app/app-state.ts'
import { closeDialog } from '../app/app.ts'
import { useApp } from '../app/context.tsx'
import { Answers, Button, Field, Modal } from '../ui/index.ts'
import { renameIssue } from './library-actions.ts'

type RenameDialogState = Extract<Dialog, { kind: 'renameIssue' }>

/** 改名: another name for the file of an issue; what the issue itself is called stays. */
export function RenameDialog({ dialog }: { readonly dialog: RenameDialogState }) {
  const app = useApp()
  const { path, title } = dialog
  const [name, setName] = useState(dialog.name)
  const isNew = name.trim() !== '' && name.trim() !== dialog.name
  const rename = () => {
    if (isNew) void renameIssue(app, path, name.trim())
  }
  return (
    <Modal title="文件改名" onDismiss={() => closeDialog(app)}>
      <Field
        label="名称"
        suffix=".neikan"
        value={name}
        fault={name.trim() === '' ? '名称不能空着。' : null}
        hint="只改文件的名称，刊名和期号在本期里改。"
        autoFocus
        onChange={setName}
        onEnter={rename}
      />
      <Answers>
        {name.trim() !== title && (
          <Button tone="outline" isLarge onPress={() => setName(title)}>
            用刊名和期号
          </Button>
        )}
        <Button isLarge onPress={() => closeDialog(app)}>
          取消
        </Button>
        <Button tone="main" isLarge isDisabled={!isNew} onPress={rename}>
          改名
        </Button>
      </Answers>
    </Modal>
  )
}
