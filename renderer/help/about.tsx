import { useAppState } from '../app/context.tsx'
import { fontCredits, softwareCredits, type Credit } from './credits.ts'
import styles from './help.module.css'

export function About() {
  const version = useAppState((state) => state.start?.version ?? '')
  return (
    <div className={styles.about}>
      <p>
        {`内刊 ${version}。编写、校对、排印内部刊物的工作台，以 MIT 许可发布。全部工作在本机完成，不访问网络。`}
      </p>
      <Credits title="随附字体" credits={fontCredits} />
      <p className={styles.note}>
        DOCX 里写的是机关常用字体的名称；本机没有时，屏幕和 PDF 用上面的字体代替。
      </p>
      <Credits title="使用的开源软件" credits={softwareCredits} />
    </div>
  )
}

function Credits({
  title,
  credits,
}: {
  readonly title: string
  readonly credits: readonly Credit[]
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {credits.map(({ of, name, license, use }) => (
          <div key={of}>
            <dt>{name}</dt>
            <dd>{use}</dd>
            <dd>{license}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
