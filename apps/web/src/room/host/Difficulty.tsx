import { useTranslations } from 'use-intl'
import classes from './host.module.css'

/** How hard an exercise is, from 1 to 5, as filled squares. */
export function Difficulty({ of }: { of: number }) {
  const say = useTranslations('host')
  return (
    <span className={classes.difficulty} role="img" aria-label={say('difficulty', { difficulty: of })}>
      {[1, 2, 3, 4, 5].map((level) => (
        <span key={level} data-filled={level <= of || undefined} />
      ))}
    </span>
  )
}
