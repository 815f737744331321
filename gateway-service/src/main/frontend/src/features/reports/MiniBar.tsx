import type { ReactNode } from 'react'
import classes from './Reports.module.css'

/** A figure with a small bar beside it; the figure says it, the bar only makes it comparable. */
export function MiniBar({ value, most, text }: { value: number; most: number; text: ReactNode }) {
  return (
    <div className={classes.miniBar}>
      <div className={classes.miniTrack} aria-hidden>
        <div className={classes.miniFill} style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
      </div>
      <span>{text}</span>
    </div>
  )
}
