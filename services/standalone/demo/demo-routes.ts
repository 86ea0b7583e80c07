import { Router } from 'express';
export function demoRoutes(_: unknown): Router {
  return Router().get('/', (_request, response) => {
    response.type('html').send('<!doctype html><p>demo');
  });
}
