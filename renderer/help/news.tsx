import styles from './help.module.css'

/** CHANGELOG.md, put in by the build. */
declare const NEIKAN_NEWS: string

export interface Release {
  readonly version: string
  readonly entries: readonly string[]
}

/** Releases of a list of changes, newest first: a heading and one line of * for each change. */
export function releasesOf(changes: string): readonly Release[] {
  return changes
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [version = '', ...lines] = part.split('\n')
      const entries = lines.flatMap((line) => (line.startsWith('* ') ? [line.slice(2)] : []))
      return { version: version.trim(), entries }
    })
}

export function News() {
  return (
    <div className={styles.news}>
      {releasesOf(NEIKAN_NEWS).map(({ version, entries }) => (
        <section key={version} aria-label={version}>
          <h3>{version}</h3>
          <ul>
            {entries.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
