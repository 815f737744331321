import { useFormats } from '@/shared/format/useFormats'
import classes from './Imports.module.css'

/** Some numbers, each with what it counts. */
export function Figures({ of }: { of: [string, number][] }) {
  const { number } = useFormats()
  return (
    <dl className={classes.figures}>
      {of.map(([what, count]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
