// archive.mjs NODE_MODULES ARCHIVE SHOTS: the pages of an archive in Chromium, from a
// folder and from a server, in both schemes: nothing on the console, nothing wider
// than the window, every picture loaded, no violation that axe-core finds.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, archive, shots] = process.argv.slice(2);
const require = createRequire(join(modules, 'x.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const types = { '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml', '.xml': 'application/atom+xml' };
const server = createServer((request, response) => {
	const path = join(archive, decodeURIComponent(new URL(request.url, 'http://x').pathname));
	if (!existsSync(path) || !statSync(path).isFile())
		return response.writeHead(404).end();
	response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
});
await new Promise(done => server.listen(0, '127.0.0.1', done));

const pages = ['index.html', ...readdirSync(archive).flatMap(b => ['index.html', 'changes.html'].map(p => join(b, p)))]
	.filter(p => existsSync(join(archive, p)));
const problems = [], counts = { views: 0, axe: 0 };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function look(from, address, path, colorScheme, width) {
	const name = `${path} ${from} ${colorScheme} ${width}`;
	const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false });
	const page = await context.newPage();
	for (const event of ['console', 'pageerror', 'requestfailed'])
		page.on(event, m => problems.push(`${name}: ${event}: ${m.text?.() ?? m.message ?? m.url()}`));
	await page.goto(address, { waitUntil: 'load' });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	if (wide > 0)
		problems.push(`${name}: ${wide} pixels wider than the window`);
	const state = await page.evaluate(async () => {
		for (const i of document.images)
			i.loading = 'eager';
		await Promise.all([...document.images].map(i => i.decode().catch(() => 0)));
		return { bare: document.styleSheets.length === 0, unseen: [...document.images].filter(i => !i.naturalWidth).length };
	});
	if (state.bare || state.unseen)
		problems.push(`${name}: ${state.unseen} pictures not shown, style sheet ${state.bare ? 'missing' : 'there'}`);
	if (shots)
		await page.screenshot({ path: join(shots, name.replace(/[^A-Za-z0-9.]+/g, '-') + '.png'), clip: { x: 0, y: 0, width, height: 1400 }, fullPage: true });
	// The page's policy allows no script, so it is run from outside.
	const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'], preload: false })`);
	counts.views++;
	counts.axe += found.violations.length;
	for (const v of found.violations)
		problems.push(`${name}: ${v.id}: ${v.help}: ${v.nodes.length} times, ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary}`);
	await context.close();
}

if (shots)
	mkdirSync(shots, { recursive: true });
for (const path of pages)
	for (const scheme of ['light', 'dark'])
		for (const width of [320, 1280, 1920]) {
			const segments = path.split('/').map(encodeURIComponent).join('/');
			if (width !== 1920)
				await look('server', `http://127.0.0.1:${server.address().port}/${segments}`, path, scheme, width);
			if (width !== 320)
				await look('file', pathToFileURL(join(archive, path)).href, path, scheme, width);
		}
await browser.close();
server.close();
for (const p of problems)
	console.log(`not ok ${p}`);
console.log(`${problems.length ? 'not ok' : 'ok'} archive-in-chromium: ${pages.length} pages, ${counts.views} views, ${counts.axe} axe violations, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
