/** The mark: a two by two matrix whose cells run through the gradient scale. Decorative; the name stands beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable="false">
      <path
        d="M7 2.5H3.5v23H7M21 2.5h3.5v23H21"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="square"
      />
      <rect x="7.5" y="7" width="6" height="6" rx="1" fill="#3d7dcb" />
      <rect x="14.5" y="7" width="6" height="6" rx="1" fill="#9fb6cf" />
      <rect x="7.5" y="15" width="6" height="6" rx="1" fill="#e9bd94" />
      <rect x="14.5" y="15" width="6" height="6" rx="1" fill="#ee8838" />
    </svg>
  )
}
