import { expect, test } from "vitest";
import { readToday } from "../../src/store/read-today.ts";

test("the day of the clock is that of the figures", () => {
  expect(readToday(new Date(2027, 1, 3, 23, 59))).toEqual({ today: "2027-02-03", wrongClock: null });
  expect(readToday(new Date(2026, 0, 1))).toEqual({ today: "2026-01-01", wrongClock: null });
  expect(readToday(new Date(2126, 0, 1)).today).toBe("2126-01-01");
});

test("a clock before the data is said, and their first day counts", () => {
  expect(readToday(new Date(2025, 11, 31))).toEqual({ today: "2026-01-01", wrongClock: "2025-12-31" });
  expect(readToday(new Date(0)).today).toBe("2026-01-01");
});
