import { Controller, Get, Header, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { LiveFeed } from './live-feed.js';
import type { LivePosition } from './live-feed.js';

@ApiTags('operation')
@Controller('v1/live')
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  /** `event: position` carries a LivePosition, `event: away` a LiveAway; a comment every 15 seconds keeps proxies from hanging up. */
  @Sse()
  @ApiOperation({
    summary:
      'Server-sent events: where log and views stand, at once and whenever a view has moved on, at most twice a second',
  })
  events(): Observable<MessageEvent> {
    return this.feed.events();
  }

  @Get('position')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The same once, for who can not listen' })
  position(): Promise<LivePosition> {
    return this.feed.position();
  }
}
