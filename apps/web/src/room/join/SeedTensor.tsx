import { useTranslations } from 'use-intl'
import classes from './StartPage.module.css'

const CELLS = ['2', '', '', '2']

/** A picture of what one does here: the gradient of the seed's program, half filled in. */
export function SeedTensor() {
  const say = useTranslations('door.about')
  return (
    <div className={classes.seed}>
      <p>{say.rich('ask', { code: () => <code>x.grad</code> })}</p>
      <div className={classes.tensor} aria-hidden>
        {CELLS.map((cell, at) => (
          <span key={at} className={classes.cell} data-filled={cell !== '' || undefined}>
            {cell}
          </span>
        ))}
      </div>
    </div>
  )
}
