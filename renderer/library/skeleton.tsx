import styles from './skeleton.module.css'

/** The first screen before the library has answered. */
export function LibrarySkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="正在打开文库">
      <i className={styles.pane} />
      <div className={styles.main}>
        <i className={styles.card} />
        {Array.from({ length: 6 }, (_, index) => (
          <i key={index} className={styles.row} />
        ))}
      </div>
      <i className={styles.pane} />
    </div>
  )
}
