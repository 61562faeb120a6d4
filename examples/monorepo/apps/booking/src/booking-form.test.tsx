import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { BookingForm } from './booking-form';

afterEach(cleanup);

it('shows the fare of one adult at first', () => {
  render(<BookingForm />);
  expect(screen.getByLabelText('Total fare').textContent).toBe('£8.45');
});

it('adds the half fare of a child', () => {
  render(<BookingForm />);
  fireEvent.change(screen.getByLabelText('Children'), { target: { value: '1' } });
  expect(screen.getByLabelText('Total fare').textContent).toBe('£12.68');
});
