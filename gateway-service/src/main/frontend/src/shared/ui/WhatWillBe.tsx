import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './WhatWillBe.module.css'

/** Says what will come of what was chosen, before it is done; said aloud when it changes. */
export function WhatWillBe({ children }: { children: ReactNode }) {
  return (
    <div className={classes.outcome} role="status">
      {children ? <Text size="sm">{children}</Text> : null}
    </div>
  )
}
