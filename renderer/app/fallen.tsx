import { Component, type ReactNode } from 'react'
import { Answers, Button } from '../ui/index.ts'
import { noteError } from './diagnostics.ts'
import styles from './root.module.css'

interface Props {
  readonly children: ReactNode
}
interface State {
  readonly hasFallen: boolean
}

/**
 * Stands in for a screen that could not be drawn. The issue is not in the screen: it goes on being
 * kept in the journal, and drawing it anew gives it back. React asks for a class here.
 */
export class Fallen extends Component<Props, State> {
  override state: State = { hasFallen: false }

  static getDerivedStateFromError(): State {
    return { hasFallen: true }
  }

  override componentDidCatch(error: unknown): void {
    noteError('drawing', error)
  }

  override render(): ReactNode {
    if (!this.state.hasFallen) return this.props.children
    return (
      <div className={styles.message} role="alert">
        <h1>界面出错了，稿件还在</h1>
        <p>
          刚才写的字没有丢：没存盘的改动都在本机的恢复记录里。先试“接着编辑”；再出错就“重新载入”，然后按提示恢复。
        </p>
        <Answers>
          <Button isLarge onPress={() => location.reload()}>
            重新载入
          </Button>
          <Button tone="main" isLarge autoFocus onPress={() => this.setState({ hasFallen: false })}>
            接着编辑
          </Button>
        </Answers>
      </div>
    )
  }
}
