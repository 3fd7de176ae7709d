import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { checkKey, checkShopId } from '../../shared/streams.js';

/**
 * The names in the path (`:shopId`, `:orderNo`, …) as one object, each checked: they become parts of stream names.
 * Throws MALFORMED_SHOP_ID and MALFORMED_KEY.
 */
export const PathKeys = createParamDecorator((_: undefined, context: ExecutionContext) => {
  const params = context.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string>;
  for (const [name, value] of Object.entries(params)) {
    if (name === 'shopId') checkShopId(value);
    else checkKey(name, value);
  }
  return { ...params };
});
