import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BookingForm } from './booking-form';
import './booking.css';

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <BookingForm />
    </StrictMode>,
  );
}
