/** The frame after the one being prepared begins once this one is on the screen. */
export function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
