import { type ReactNode, useId } from 'react'
import classes from './LeadFacts.module.css'

/** One part of what is known about a lead, under its heading. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.fact} aria-labelledby={id}>
      <h2 id={id} className={classes.name}>
        {title}
      </h2>
      {children}
    </section>
  )
}
