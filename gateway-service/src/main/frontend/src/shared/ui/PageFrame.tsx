import type { ReactNode } from 'react'
import classes from './PageFrame.module.css'

/** A page that fills the room beside the navigation: its head stays, its body scrolls. */
export function PageFrame({ children }: { children: ReactNode }) {
  return <div className={classes.frame}>{children}</div>
}

/** The scrolling part of a page; `wide` for tables and charts, otherwise a column that can be read. */
export function PageBody({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.scroll}>
      <div className={classes.body} data-wide={wide || undefined}>
        {children}
      </div>
    </div>
  )
}

/** A framed part of a page with a heading of its own. */
export function Panel({
  title,
  note,
  action,
  children,
  flush,
}: {
  title?: ReactNode
  note?: ReactNode
  action?: ReactNode
  children: ReactNode
  flush?: boolean
}) {
  return (
    <section className={classes.panel}>
      {(title || action) && (
        <div className={classes.panelHead}>
          <div className={classes.panelTitle}>
            {title && <h2>{title}</h2>}
            {note && <p>{note}</p>}
          </div>
          {action && <div className={classes.panelAction}>{action}</div>}
        </div>
      )}
      <div className={classes.panelBody} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  )
}
