/** Using a page with the keyboard alone. */

const look = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) {
      return { tag: 'body', name: '', html: '', inMain: false, marked: true, seen: true };
    }
    const box = element.getBoundingClientRect();
    // A control may leave the mark to what surrounds it or stands beside it.
    const marks = (at) => {
      const style = at && getComputedStyle(at);
      return !!style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
    };
    const around = [element, element.nextElementSibling, element.parentElement, element.parentElement?.parentElement];
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      name: (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '').trim().slice(0, 80),
      html: element.outerHTML.slice(0, 160),
      inMain: element.closest('main') !== null,
      marked: around.some(marks),
      seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

/** What has the focus: its name, where it is, whether it is seen and shows that it has the focus. */
export async function focused(page) {
  const found = await look(page);
  if (found.seen && found.marked) {
    return found;
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return look(page);
}

export async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
  }
}

/** Presses Tab until an element has the focus that a locator means; fails after so many. */
export async function tabTo(page, locator, most = 80) {
  await locator.waitFor();
  for (let pressed = 0; pressed <= most; pressed++) {
    if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  const now = await focused(page);
  throw new Error(`Tab never reaches ${locator}; the focus is at ${now.html ?? now.tag}`);
}

/** Goes to a control with Tab and replaces what is in it. */
export async function fillByKeys(page, locator, text) {
  await tabTo(page, locator);
  await press(page, 'Control+a');
  await page.keyboard.insertText(text);
}

/** Goes to a button, link or box with Tab and presses a key on it. */
export async function pressOn(page, locator, key = 'Enter') {
  await tabTo(page, locator);
  await press(page, key);
}
