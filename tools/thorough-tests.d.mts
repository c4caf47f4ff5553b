export const SLOW_SECONDS: number;
export const ALWAYS: readonly string[];
export const THOROUGH_UNIT: readonly string[];
export const THOROUGH_WINDOW: readonly string[];
