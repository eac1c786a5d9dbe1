import { commandGroups, showShortcut } from '../app/commands/index.ts'
import styles from './help.module.css'

/** Every command that has a key, as the menus have them. */
export function ShortcutSheet() {
  return (
    <div className={styles.columns}>
      {commandGroups.map(({ name, commands }) => {
        const rows = commands.filter(({ shortcut }) => shortcut !== null)
        return rows.length === 0 ? null : (
          <section key={name} className={styles.group} aria-label={name}>
            <h3>{name}</h3>
            <dl>
              {rows.map(({ id, name: command, shortcut }) => (
                <div key={id}>
                  <dt>{command}</dt>
                  <dd>
                    <kbd>{showShortcut(shortcut ?? '')}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </div>
  )
}
