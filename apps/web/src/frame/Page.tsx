import type { ReactNode } from 'react'
import { Header } from './Header'
import classes from './Page.module.css'

/** A page one reads or works at, below the header. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <>
      <Header />
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
