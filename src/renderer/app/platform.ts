// Which keys and glyphs the platform has by habit.

export const isMac = navigator.userAgent.includes('Mac');
