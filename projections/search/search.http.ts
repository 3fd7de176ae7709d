import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { MOST_HITS } from './search-hit.js';
import { search } from './search.queries.js';
import type { SearchAnswer } from './search.queries.js';

class SearchQuery {
  @ApiProperty({
    type: String,
    minLength: 1,
    maxLength: 128,
    description: 'The beginning of a number or an id, or a part of the name of a file',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Matches(/^\P{Cc}{1,128}$/u, { message: '$property must be a text of 1 to 128 characters' })
  q!: string;

  @NameFilter('Id of a shop; all shops if absent')
  shop?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_HITS,
    default: MOST_HITS,
    description: 'How many hits at the most',
  })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(MOST_HITS)
  limit: number = MOST_HITS;
}

/** Finds what a person means by a number. It has no view of its own: it reads those of the others. */
@ApiTags('search')
@ReadsView('reconciliation')
@Controller('v1/search')
export class SearchController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Orders, statement lines, files, adjustments, alerts and events by their names' })
  search(@Query() { q, shop, limit }: SearchQuery): Promise<SearchAnswer> {
    return search(this.database, { text: q, shopId: shop, limit });
  }
}
