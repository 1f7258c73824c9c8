import { Fragment, type ReactNode } from 'react'
import { pieces } from './pieces'
import { Tex } from './Tex'
import styles from './WithCode.module.css'

/** A text of an exercise with its code and formulas set as such. Line breaks are kept as paragraphs are. */
export function WithCode({ children }: { children: string }): ReactNode {
  return pieces(children).map((piece, at) => {
    if (piece.kind === 'code')
      return (
        <code key={at} className={styles.code} translate="no">
          {piece.text}
        </code>
      )
    if (piece.kind === 'tex') return <Tex key={at}>{piece.text}</Tex>
    return <Fragment key={at}>{piece.text}</Fragment>
  })
}
