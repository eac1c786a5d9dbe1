import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import type { Settings } from '../../host/contract.ts'
import { Answers, Button, Choice, Icon, Modal } from '../ui/index.ts'
import { closeDialog, valueOrToast } from './app.ts'
import type { App } from './app.ts'
import { useApp, useAppState } from './context.tsx'
import dialogStyles from './dialogs.module.css'
import styles from './settings-dialog.module.css'

const choices = [
  {
    key: 'autosaves',
    name: '自动保存',
    use: '有了文件名以后，停下两秒自动存盘。',
  },
  {
    key: 'leavesNoTraces',
    name: '不在本机留痕迹',
    use: '用于几个人共用的电脑：不留恢复记录、历史版本和“最近打开”，已有的马上清除。没有存盘的改动，断电以后找不回来。',
  },
  {
    key: 'drawsWithoutGpu',
    name: '不用显卡绘制画面',
    use: '窗口发白、花屏或闪烁时打开；下次启动起作用。',
  },
] as const

const appearances = [
  { id: 'light', name: '浅色' },
  { id: 'dark', name: '深色' },
  { id: 'system', name: '跟随系统' },
] as const

export function SettingsDialog() {
  const app = useApp()
  const settings = useAppState((state) => state.settings)
  const isShell = useAppState((state) => state.start?.shell === 'electron')
  // A browser has that setting of its own.
  const offered = choices.filter(({ key }) => isShell || key !== 'drawsWithoutGpu')
  return (
    <Modal title="设置" width="wide" onDismiss={() => closeDialog(app)}>
      <div className={styles.appearance}>
        <span>外观</span>
        <Choice
          label="外观"
          options={appearances}
          value={settings.appearance}
          placeholder=""
          isDisabled={false}
          onChoose={(appearance) => void changeSettings(app, { ...settings, appearance })}
        />
      </div>
      <div className={styles.choices}>
        {offered.map(({ key, name, use }) => (
          <Checkbox
            key={key}
            className={`${dialogStyles.check} ${styles.choice}`}
            isSelected={settings[key]}
            onChange={(isOn) => void changeSettings(app, { ...settings, [key]: isOn })}
          >
            <span className={dialogStyles.box}>
              <Icon of={Check} size={12} />
            </span>
            <span>
              {name}
              <small className={styles.use}>{use}</small>
            </span>
          </Checkbox>
        ))}
      </div>
      <Answers>
        <Button tone="main" isLarge autoFocus onPress={() => closeDialog(app)}>
          完成
        </Button>
      </Answers>
    </Modal>
  )
}

async function changeSettings(app: App, settings: Settings): Promise<void> {
  const changed = valueOrToast(app, await app.desk.request('changeSettings', settings))
  if (changed === null) return
  app.store.set({ settings: changed })
  if (changed.leavesNoTraces) app.store.set({ recent: [], recoverable: [] })
}
